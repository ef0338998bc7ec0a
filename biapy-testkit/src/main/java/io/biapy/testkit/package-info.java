/** Test support: golden cases, arrays, random inputs and naive references. */
package io.biapy.testkit;
