/** The LR range test (lr_find2): its values, its stop rule, its run, what it suggests. */
package io.onecycle.worker.lrfind;
