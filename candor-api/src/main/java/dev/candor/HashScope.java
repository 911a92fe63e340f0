package dev.candor;

/** Whose secret keys a hash, and so among whom equal values can be recognised. */
public enum HashScope {
  /** This installation's secret: the same value on two machines gives two hashes. */
  INSTALLATION,
  /** The product's pepper: the same on every machine, so it links devices. */
  PRODUCT
}
