// What the vendor's headers need of CUDA: two opaque handles. Ours, so that no CUDA toolkit is needed to read them.
#pragma once
typedef struct CUstream_st* cudaStream_t;
typedef struct CUevent_st* cudaEvent_t;
