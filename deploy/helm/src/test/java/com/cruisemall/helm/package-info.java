/** Tests of the Helm chart, the images and the Compose file. */
@NullMarked
package com.cruisemall.helm;

import org.jspecify.annotations.NullMarked;
