package dev.candor.reference.ao;

/** What a panic was raised with. */
enum PanicKind {
  ERROR,
  STRING,
  OTHER
}
