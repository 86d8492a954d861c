// 0 walking away, 1 walking across; one still a phase (K 0..1), feet at -.5, 1 tall
vec4 scene(vec2 uv){vec2 p=uv-vec2(0.,-.49);float d=L==0?walkBack(p,.96,K):walkSide(p,.96,K);return lay(vec3(.008,.009,.012)+vec3(.10,.11,.13)*.20*ss(.016,.0,abs(d))*ss(.2,.9,p.y),ss(.004,-.004,d));}
