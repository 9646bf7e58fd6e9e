"""What the measurements share: invented files, contenders, time and memory of a process with its children."""
