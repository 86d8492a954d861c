// 0 crossing, 1 umbrella (K 0 red, 1 ink, 2 clear, 3 sand), 2 shoe, 3 shadow, 4 head and shoulders; 1 to 4 are centred sprites
vec4 scene(vec2 uv){
 if(L==0){
  float a=.42;vec2 g=rot(a)*uv;float as=fbm(uv*60.)*.5+fbm(uv*9.)*.5;vec3 c=vec3(.030,.036,.046)*(.55+.9*as);
  float k=g.y*3.1+.35;float st=ss(.03,.0,abs(fract(k)-.5)-.24)*step(abs(g.x-.02),.64);
  float worn=ss(.30,.46,fbm(uv*13.)+.10*(fbm(uv*90.)-.3));c=mix(c,vec3(.40,.41,.40)*(.55+.5*as),st*worn*.92);
  float wet=ss(.40,.66,fbm(uv*vec2(2.6,1.5)+4.));c=mix(c,c*.42+vec3(.05,.075,.11)*.55,wet*.8);
  c+=vec3(1.,.55,.22)*.20*wet*exp(-length((uv-vec2(.42,.62))*vec2(2.6,.9))*2.1);
  c+=vec3(.2,.75,.62)*.10*wet*exp(-length((uv-vec2(-.46,-.52))*vec2(3.,1.))*2.4);
  return vec4(c*1.1,1);
 }
 vec2 u=uv;float R0=.300;
 if(L==4){float sh=length(u*vec2(1.,1.9))-.088;float hd=length((u-vec2(0.,.012))*vec2(1.,.94))-.043;vec4 r=lay(vec3(.050,.052,.060)*(.5+.6*ss(.0,-.09,sh)+.25*ss(-.05,.06,u.y)),fill(sh));r=over(r,vec3(.012,.010,.010)+vec3(.10,.09,.085)*ss(.03,.0,length(u-vec2(.008,.026))),fill(hd));return r;}
 if(L==3)return lay(vec3(.004,.005,.007),.74*ss(.34,.20,length(u)));
 if(L==2){float d=box(u,vec2(.018,.044))-.010;float toe=box(u-vec2(0.,.030),vec2(.014,.016))-.010;return lay(mix(vec3(.55,.53,.48)*(.5+.3*ss(-.05,.05,u.y)),vec3(.10,.10,.11),ss(.002,-.002,box(u+vec2(0.,.026),vec2(.012,.020))-.006)),fill(min(d,toe)));}
 float th=atan(u.y,u.x)+.28;float n=8.;float q=th/6.28318*n;float f=fract(q)-.5;float rr=length(u);
 float edge=R0*(1.-.055*cos(f*6.283)-.035*(1.-4.*f*f));float m=ss(.0016,-.0016,rr-edge);
 float pid=floor(q);float ang=(pid+.5)/n*6.28318-.28;float lit=.62+.42*dot(vec2(cos(ang),sin(ang)),normalize(vec2(.5,.85)));
 vec3 base=K<.5?vec3(1.0,.105,.045):K<1.5?vec3(.030,.040,.075):K<2.5?vec3(.30,.36,.40):vec3(.56,.42,.24);
 vec3 uc=base*lit*(.72+.5*rr/R0*(1.-.35*rr/R0));uc*=1.-.28*ss(.32,.5,abs(f))*ss(.02,.1,rr);
 float rib=ss(.0022,.0006,abs(abs(f)-.5)*rr*.785);uc=mix(uc,uc*.45,rib);
 uc+=(base*.4+.1)*.25*pow(max(0.,1.-length(u-vec2(.07,.12))*4.2),2.);
 vec2 dr=uv*46.;vec2 di=floor(dr);float dd=length(fract(dr)-.5-.3*(vec2(h1(di),h1(di+2.))-.5));
 uc+=vec3(1.,.85,.8)*.16*ss(.16,.05,dd)*step(.66,h1(di+5.));uc=mix(uc,vec3(.04),ss(.010,.007,rr));
 float al=m;if(K>1.5&&K<2.5)al*=.50+.4*rib+.3*ss(.10,.0,R0-rr);
 return lay(uc*1.1,al);}
