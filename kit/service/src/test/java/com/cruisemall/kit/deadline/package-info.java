@NullMarked
package com.cruisemall.kit.deadline;

import org.jspecify.annotations.NullMarked;
