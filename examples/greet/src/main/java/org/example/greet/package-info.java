/** A tool that greets, and whose person sees and limits what it records. */
@Product(name = "greet")
package org.example.greet;

import dev.candor.Product;
