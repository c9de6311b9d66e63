"""What each pane of the workbench shows, as blocks of text: pure, so that it is tested without a screen."""
