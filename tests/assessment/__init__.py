"""What is computed on people."""
