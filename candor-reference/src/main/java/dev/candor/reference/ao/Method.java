package dev.candor.reference.ao;

import dev.candor.Name;

/** The method of a request. */
enum Method {
  @Name("GET")
  GET,
  @Name("POST")
  POST,
  @Name("PUT")
  PUT,
  @Name("PATCH")
  PATCH,
  @Name("DELETE")
  DELETE,
  @Name("HEAD")
  HEAD,
  @Name("OPTIONS")
  OPTIONS,
  OTHER
}
