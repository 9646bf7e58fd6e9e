"""The command line and the pipeline in order."""
