"""What the commands do, once their options have been read. Each returns an exit code."""
