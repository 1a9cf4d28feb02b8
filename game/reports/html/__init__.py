"""Pages of HTML that load nothing from anywhere and run nothing."""
