/** Experiments: who sees which variant, and what comes of it. */
@NullMarked
package com.cruisemall.gateway.experiments;

import org.jspecify.annotations.NullMarked;
