"""The roster page: a month as a grid, and beside it what is wrong, who stands how much, and the calendar."""
