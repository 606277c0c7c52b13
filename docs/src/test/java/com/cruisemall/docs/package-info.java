/** Documents that are made of the code, or held against it. */
@NullMarked
package com.cruisemall.docs;

import org.jspecify.annotations.NullMarked;
