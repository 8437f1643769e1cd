/* Rust's standard library takes its random bytes from this DLL, which wine 8 does not have.
   Built with -ladvapi32. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
    return RtlGenRandom(bytes, (ULONG)count);
}
