"""How agencies and the province stand in their campaigns, in counts, and who is told."""
