/** Whether a sweep was laid out so that its answer can be right. */
package io.onecycle.driver.analyse.audit;
