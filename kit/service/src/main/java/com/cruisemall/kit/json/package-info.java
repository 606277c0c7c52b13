/** Strict reading of JSON request bodies. */
@NullMarked
package com.cruisemall.kit.json;

import org.jspecify.annotations.NullMarked;
