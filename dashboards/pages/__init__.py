"""Pages: each renders a view into components. The list in `registry` is the only place that names them all."""
