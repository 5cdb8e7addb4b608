"""What is computed on people: asked for by rows, computed after the answers' transaction, shown to whom it concerns."""
