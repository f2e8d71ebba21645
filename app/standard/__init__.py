"""The iStandaarden iWmo and iJw as published; knows nothing of this app."""
