"""The verbs on the rows of the answering path: few statements, built once, plain values out."""
