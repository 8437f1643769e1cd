/* The converters that Qt 6 imports from Windows' own ICU, which wine 8 does not have. Each says that
   there is no such converter; Qt then does without, as it needs none for UTF-8. */
typedef void *Pointer;
typedef int Error;
#define NOT_FOUND 4 /* U_FILE_ACCESS_ERROR */
#define EXPORT __declspec(dllexport)
#define NOTHING(name) EXPORT void name(void) {}

EXPORT Pointer ucnv_open(const char *name, Error *error) { if (error) *error = NOT_FOUND; return 0; }
EXPORT const char *ucnv_getName(Pointer c, Error *error) { if (error) *error = NOT_FOUND; return 0; }
EXPORT const char *ucnv_getStandardName(const char *a, const char *b, Error *error) {
    if (error) *error = NOT_FOUND;
    return 0;
}
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT signed char ucnv_getMaxCharSize(Pointer c) { return 4; }
EXPORT int ucnv_toUCountPending(Pointer c, Error *error) { return 0; }
EXPORT int ucnv_fromUCountPending(Pointer c, Error *error) { return 0; }

NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
