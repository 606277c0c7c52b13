@NullMarked
package com.cruisemall.upload.mrz;

import org.jspecify.annotations.NullMarked;
