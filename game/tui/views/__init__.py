"""What screens say, as blocks of text: no widget is needed to look at them."""
