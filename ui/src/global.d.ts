/** False in a release: the fake platform and the mirrored language are left out. */
declare const __BROWSER__: boolean;
