/** Data sets fetched from where they are published, checked, and put in place whole. */
package io.onecycle.driver.fetch;
