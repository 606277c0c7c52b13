@NullMarked
package com.cruisemall.upload.admin;

import org.jspecify.annotations.NullMarked;
