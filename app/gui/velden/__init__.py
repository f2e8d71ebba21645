"""The questions of every guided form on screen, one kind of widget for each Veldsoort."""
