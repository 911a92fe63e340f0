package dev.candor.reference.ao;

/** How a telephone reaches the daemon; never from which address. */
enum Transport {
  LAN,
  TAILSCALE,
  LOOPBACK,
  OTHER
}
