// Placeholder so that the package builds until the target's first file lands.
