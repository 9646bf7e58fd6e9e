"""Charts as pure functions: a frame of the query layer in, a plotly figure out; titles are generated apart."""
