@NullMarked
package com.cruisemall.gateway.experiments;

import org.jspecify.annotations.NullMarked;
