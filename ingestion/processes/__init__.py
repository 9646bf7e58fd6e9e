"""The child processes that read files, their limits, and how they are asked."""
