/* Wine 8 has no bcryptprimitives.dll, from which Rust's standard library takes its random bytes.
   Used only to run tests under Wine; never part of Birlik. */
#include <stddef.h>
#include <windows.h>
#include <bcrypt.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{
    return BCryptGenRandom(NULL, bytes, (ULONG)count, BCRYPT_USE_SYSTEM_PREFERRED_RNG) == 0;
}
