"""Results of people: computed, shown, confirmed."""
