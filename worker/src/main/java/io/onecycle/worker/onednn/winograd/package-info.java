/**
 * Winograd's convolutions of oneDNN 2.5.2, the last that has them for training on x86; on AVX-512
 * they take half of the time of any other. Beside a newer oneDNN, in its layouts.
 */
package io.onecycle.worker.onednn.winograd;
