package dev.candor.reference.altimate;

/** When something was suggested. */
enum SuggestionType {
  POST_WAREHOUSE_CONNECT,
  DBT_DETECTED,
  PROGRESSIVE_DISCLOSURE
}
