/** Tests of the Helm chart. */
@NullMarked
package com.cruisemall.helm;

import org.jspecify.annotations.NullMarked;
