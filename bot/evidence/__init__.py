"""Evidence: checking ledgers, handing one over to somebody, erasing what is personal."""
