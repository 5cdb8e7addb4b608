"""What is computed on people from their answers: pure, by rules that are data, each result with its reason."""
