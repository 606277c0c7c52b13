/** Pictures to try the shop with, where it has demo data. */
@NullMarked
package com.cruisemall.upload.demo;

import org.jspecify.annotations.NullMarked;
