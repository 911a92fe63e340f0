package dev.candor;

/** What part of a product's life an event tells of. */
public enum Category {
  /** What the product is for. */
  CORE_LOOP,
  /** The way from the installation to the first success. */
  ONBOARDING,
  /** How people come to the product. */
  ACQUISITION,
  /** How well the product runs. */
  OPERATIONS,
  /** What people say of it. */
  FEEDBACK
}
