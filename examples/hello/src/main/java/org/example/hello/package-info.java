/** A tool that greets. */
@Product(name = "hello")
package org.example.hello;

import dev.candor.Product;
