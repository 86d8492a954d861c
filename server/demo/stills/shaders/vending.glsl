// 0 street (K: machine lit), 1 machine (K: lit), 2 figure
vec4 scene(vec2 uv){
  float gy=-.34; vec2 m=vec2(.10,-.10);
  if(L==0){
    vec3 c=mix(vec3(.010,.016,.034),vec3(.030,.042,.075),ss(.9,-.3,uv.y));
    float hx=floor(uv.x*5.+.3);float ht=-.02+.13*h1(vec2(hx,3.));
    float hh=ss(.003,-.003,uv.y-ht-abs(fract(uv.x*5.+.3)-.5)*-.12);
    c=mix(c,vec3(.008,.011,.022),hh*step(gy,uv.y));
    // one lit window far off, snow on the roofs
    float cap=ss(.010,.002,abs(uv.y-ht+abs(fract(uv.x*5.+.3)-.5)*.12+.004));
    c+=vec3(.10,.12,.17)*cap*step(gy,uv.y)*.55;
    c+=vec3(1.,.62,.25)*.55*ss(.002,-.002,box(uv-vec2(-.462,-.13),vec2(.018,.026)))*(1.-.5*step(abs(uv.x+.462),.0022));
    c+=vec3(1.,.6,.25)*.03*exp(-length(uv-vec2(-.462,-.13))*14.);
    vec2 pw=uv-vec2(-.33,.0);c=mix(c,vec3(.006,.008,.015),ss(.010,.008,abs(pw.x))*step(gy,uv.y));
    for(int i=0;i<4;i++){float yy=.52-float(i)*.05;float w=uv.y-(yy-.10*(uv.x+.33)-.06*pow(uv.x+.33-.4,2.));c=mix(c,vec3(.004,.006,.012),ss(.003,.001,abs(w))*.9);}
    float dgl=length((uv-vec2(m.x,gy))*vec2(1.,1.6));
    if(uv.y<gy){
      float b=fbm(uv*vec2(7.,26.));c=vec3(.030,.042,.075)*(.8+.5*b);
      c+=K*vec3(1.0,.86,.62)*.55*exp(-dgl*4.6)*(.6+.8*b);
      c+=K*vec3(.95,.16,.10)*.10*exp(-length((uv-vec2(-.06,gy-.05))*vec2(1.,2.))*9.);
      // tracks leading to the machine
      for(int i=0;i<9;i++){float t=float(i)/8.;vec2 f=mix(vec2(-.40,-.98),vec2(-.12,-.44),t)+vec2(.016*(mod(float(i),2.)*2.-1.)*(2.-t),0.);float d=length((uv-f)*vec2(1.,2.1)/(2.1-t*1.1));c*=1.-.55*ss(.020,.010,d);c+=vec3(.05,.06,.09)*ss(.026,.022,d)*ss(.018,.022,d);}
      vec2 q=uv-vec2(-.115,-.40);float sd=ss(.03,.0,abs(q.x-q.y*.9)-.03)*step(q.y,-.005)*ss(-.3,.0,q.y);c*=1.-.55*sd*K;
    } else c+=K*vec3(.9,.75,.55)*(.035*exp(-length(uv-m)*2.6)+.20*exp(-max(box(uv-m,vec2(.150,.245)),0.)*9.)*.55);
    return vec4(c,1);
  }
  if(L==1){
    vec2 p=uv-m;float bd=box(p,vec2(.150,.245))-.006;
    vec3 mc=vec3(.42,.05,.035)*(.22+.25*ss(-.25,.25,p.y))*mix(.12,1.,K);
    mc*=1.-.35*ss(.10,.156,abs(p.x));
    float win=box(p-vec2(0.,.085),vec2(.128,.125));float inside=ss(.002,-.002,win);
    vec2 g=p-vec2(0.,.085)+vec2(.128,.125);vec2 cell=g/vec2(.0366,.0833);vec2 id=floor(cell),f=fract(cell)-.5;
    float can=ss(.06,.0,box(f-vec2(0,.04),vec2(.23,.30))-.03);
    vec3 col=.5+.5*cos(6.283*(h1(id+3.)+vec3(0.,.33,.67)));col=mix(col,vec3(.9,.88,.8),.30);
    vec3 wc=vec3(1.5,1.36,1.10)*(.72+.3*f.y);wc=mix(wc,col*.95*(1.-.6*abs(f.x*2.)),can);
    wc=mix(wc,vec3(.95,.90,.80)*.9,can*ss(.06,.03,abs(f.y-.06)));
    wc=mix(wc,vec3(.9,.12,.06)*1.2,ss(.03,.0,box(f-vec2(0,-.42),vec2(.16,.03))));
    wc=mix(vec3(.012,.014,.020)+wc*.010,wc,K);
    mc=mix(mc,wc,inside);
    mc=mix(mc,vec3(.01),ss(.002,-.002,box(p-vec2(-.02,-.165),vec2(.095,.032))));
    mc+=K*vec3(1.5,1.3,.9)*ss(.003,-.001,box(p-vec2(.108,-.085),vec2(.012,.024)));
    vec4 r=lay(mc,ss(.0015,-.0015,bd));
    r=over(r,vec3(.55,.62,.78)*mix(.10,.9,K),ss(.004,-.004,box(p-vec2(0.,.258+.006*n2(uv*40.)),vec2(.154,.011))-.004));
    return r;
  }
  vec2 q=uv-vec2(-.115,-.40);float pf=person(q,.33);
  return lay(vec3(.010,.012,.018)+K*vec3(1.,.8,.5)*.40*ss(.010,.0,abs(pf))*ss(.0,.04,q.x),fill(pf));
}
