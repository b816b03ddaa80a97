"""The guard: whether a translation may stand where its source stands."""
