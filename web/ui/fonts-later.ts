import '@fontsource/noto-serif-jp/600.css'
