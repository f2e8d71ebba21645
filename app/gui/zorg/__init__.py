"""The screen Geleverde zorg: the record of a month in a fast grid."""
